-- What stands open to everyone at an address: nothing but what both sides have agreed to; of findings and uses only those that are
-- what the page says they are, and of stories only those whose author still lets them stand, in exactly the words that author said
-- yes to. Asked anew at each reading.
create function insight_open_page(at_slug text) returns table (
    language text, municipality text, kind text, heading text, words text, signed text, at timestamptz
) language sql stable security definer set search_path = pg_catalog, public as
$$ select o.language::text, m.name::text, s.kind::text, s.heading::text, s.words, s.signed::text, s.at
   from insight_openpage o join insight_openshown s on s.page_id = o.id join people_municipality m on m.id = o.municipality_id
   left join insight_openpart p on p.id = s.part_id
   where o.slug = at_slug and (s.kind <> 'story' or insight_story_agreed(p, s.heading, s.words, s.signed))
     and insight_part_rests(s.kind, p.finding_id, p.use_id) and not insight_finding_moved_since(p.finding_id, s.at)
   order by s.place $$;

-- The pages that stand open to everyone, the newest first: the address, the language, the title, whose, and since when.
create function insight_open_pages() returns table (slug text, language text, title text, municipality text, at timestamptz)
language sql stable security definer rows 20 set search_path = pg_catalog, public as
$$ select o.slug::text, o.language::text, s.heading::text, m.name::text, s.at
   from insight_openshown s join insight_openpage o on o.id = s.page_id join people_municipality m on m.id = o.municipality_id
   where s.place = 0 order by s.at desc, o.slug $$;
