-- The settings of calculations, as they are stated.
SELECT name, value, unit, source, status, COALESCE(valid_from, '') AS starts, COALESCE(valid_to, '9999') AS ends
FROM parameter
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY name, starts, ends, value
