-- What duties cost communities besides time, and what they save, as stated.
SELECT duty, community, place, year, goods, savings, source
FROM cost
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY year, duty, COALESCE(community, ''), COALESCE(place, ''), id
