-- Communities with what money standards reckon by.
SELECT
    code,
    street,
    district,
    households,
    households_mark,
    residents,
    residents_mark,
    valid_from,
    valid_to
FROM community
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
ORDER BY code
