-- Money standards, as they are written.
SELECT
    name,
    duty,
    department,
    community,
    place,
    per,
    amount,
    amount_mark,
    shares,
    amount_for,
    due_by,
    status,
    source,
    valid_from,
    valid_to
FROM rate
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY name, COALESCE(valid_from, ''), COALESCE(department, ''), COALESCE(community, ''), COALESCE(place, ''), id
