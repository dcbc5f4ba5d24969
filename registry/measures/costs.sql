-- What duties cost communities besides time, each year and once, what they save, and which part would be done anyway (in
-- hundredths of a per cent), as stated.
SELECT duty, community, place, year, goods, savings, one_off, anyway, source
FROM cost
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY year, duty, COALESCE(community, ''), COALESCE(place, ''), id
