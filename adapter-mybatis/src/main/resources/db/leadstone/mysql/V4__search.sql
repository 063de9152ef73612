-- What a search finds leads by, on MySQL 8: it reads the newest leads of the company one by one, along an index that is there already.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- search_words has another form from here on, which only Leadstone can work out. Leads that were there before are renewed by it.
ALTER TABLE ${prefix}lead COMMENT = 'search_words of a renewed lead begins with a blank';
