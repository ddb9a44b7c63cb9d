-- What stands open to everyone at an address: nothing but what both sides have agreed to, and of stories only those whose author
-- still lets them stand, in exactly the words that author said yes to. Asked anew at each reading.
create function insight_open_page(at_slug text) returns table (
    language text, municipality text, kind text, heading text, words text, signed text, at timestamptz
) language sql stable security definer set search_path = pg_catalog, public as
$$ select o.language::text, m.name::text, s.kind::text, s.heading::text, s.words, s.signed::text, s.at
   from insight_openpage o join insight_openshown s on s.page_id = o.id join people_municipality m on m.id = o.municipality_id
   left join insight_openpart p on p.id = s.part_id
   where o.slug = at_slug and (s.kind <> 'story' or insight_story_agreed(p, s.heading, s.words, s.signed))
   order by s.place $$;
