"""What every area stands on: refusals, pages, identity, policies, the register of personal data. No domain words."""
