-- The lines of the catalogue that bar work: code and name, the one that was entered last standing last.
SELECT code, name
FROM duty
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND kind = 'barred'
ORDER BY code, id
