-- Needs and problems that communities reported up to $as_of, with who handles them and how they stand.
-- needs: reached
SELECT
    need.id,
    need.date,
    need.community,
    reached.district,
    need.kind,
    need.what,
    need.urgency,
    need.handler,
    need.state,
    need.closed_on,
    need.result
FROM need
INNER JOIN reached ON reached.code = need.community
WHERE need.entry_id <= $known
    AND (need.until_entry IS NULL OR need.until_entry > $known)
    AND need.date <= $as_of
ORDER BY need.date, need.id
