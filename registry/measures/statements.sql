-- What communities, streets and districts say they received, as they state it.
SELECT date, community, place, year, duty, amount, amount_mark, note, entry_id, sheet_id, row
FROM statement
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known) AND date <= $as_of
ORDER BY year, date, COALESCE(community, ''), COALESCE(place, ''), COALESCE(duty, ''), id
