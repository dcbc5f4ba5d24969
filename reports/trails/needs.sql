-- The needs and problems that communities reported up to the day of the report, all or those of a kind or state.
-- needs: reached
SELECT
    'need' AS fact_table,
    need.id AS fact_id,
    need.sheet_id,
    need.row,
    1 AS amount,
    need.what,
    'other' AS who_kind,
    need.handler AS who,
    'community' AS where_kind,
    need.community AS where_code,
    need.date
FROM need
INNER JOIN reached ON reached.code = need.community
WHERE need.entry_id <= $known
    AND (need.until_entry IS NULL OR need.until_entry > $known)
    AND need.date <= $as_of
    AND (
        $asked = 'all'
        OR need.kind = $asked
        OR $asked = 'done' AND need.state = 'done'
        OR $asked IN ('waiting', 'urgent') AND COALESCE(need.state, '') NOT IN ('done', 'refused')
        AND ($asked = 'waiting' OR need.urgency = 'urgent')
    )
ORDER BY need.date, need.id
