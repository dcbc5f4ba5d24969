-- The problems in the rectification ledger, all or those of a state; what is past its deadline today is overdue.
SELECT
    'rectification' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    1 AS amount,
    what,
    'other' AS who_kind,
    unit AS who,
    NULL AS where_kind,
    NULL AS where_code,
    deadline AS date
FROM rectification
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND (
        $asked = 'all'
        OR $asked = state
        OR $asked = 'overdue' AND COALESCE(state, 'open') = 'open' AND deadline < $today
        OR $asked = 'open' AND COALESCE(state, 'open') = 'open'
        AND (deadline IS NULL OR deadline >= $today)
        OR $asked = 'unfinished' AND COALESCE(state, 'open') = 'open'
        OR $asked = 'settled' AND state IN ('done', 'lasting')
    )
ORDER BY COALESCE(deadline, '9999'), id
