-- The honeypot of agents, on MySQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- honeypot: the name of a form field that only programs fill.
ALTER TABLE ${prefix}agent ADD COLUMN honeypot VARCHAR(50);
