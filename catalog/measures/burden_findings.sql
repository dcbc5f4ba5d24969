-- Burdens that break a rule on $as_of, with how many communities carry them: barred by a list, without basis, with a
-- veto, or for a duty that the catalogue does not list.
-- needs: standing_burdens
WITH held AS (
    SELECT
        standing.kind,
        standing.name,
        standing.department,
        burden.demander,
        burden.duty,
        standing.barred_by,
        standing.basis,
        standing.duty AS standing_of_duty,
        standing.veto
    FROM standing_burdens AS standing
    INNER JOIN burden ON burden.id = standing.id
    WHERE standing.point = 'now'
),
broken AS (
    SELECT 'barred' AS rule, kind, name, department, demander, barred_by AS fact, COUNT(*) AS communities
    FROM held
    WHERE barred_by IS NOT NULL
    GROUP BY kind, name, department, demander, barred_by
    UNION ALL
    SELECT 'veto', kind, name, department, demander, NULL, COUNT(*)
    FROM held
    WHERE veto = 1
    GROUP BY kind, name, department, demander
    UNION ALL
    SELECT 'no_basis', kind, name, department, demander, NULL, COUNT(*)
    FROM held
    WHERE basis = 'none'
    GROUP BY kind, name, department, demander
    UNION ALL
    SELECT 'no_live_duty', kind, name, department, demander, duty, COUNT(*)
    FROM held
    WHERE standing_of_duty = 'unlisted'
    GROUP BY kind, name, department, demander, duty
)
SELECT rule, kind, name, department, demander, fact, communities
FROM broken
ORDER BY
    rule,
    communities DESC,
    kind,
    name,
    COALESCE(department, ''),
    COALESCE(demander, ''),
    COALESCE(fact, '')
