-- Burdens that break a rule on $as_of, with how many communities carry them: barred by a list, without basis, with a
-- veto, or for a duty that the catalogue does not list.
-- needs: reach zone listing catalogued
WITH answer AS (
    SELECT permit.burden, permit.name, MIN(permit.source) AS source
    FROM permit
    WHERE permit.answer = 'barred'
        AND permit.entry_id <= $known
        AND (permit.until_entry IS NULL OR permit.until_entry > $known)
        AND (permit.valid_from IS NULL OR permit.valid_from <= $as_of)
        AND (permit.valid_to IS NULL OR permit.valid_to > $as_of)
    GROUP BY permit.burden, permit.name
),
held AS (
    SELECT
        reach.kind,
        reach.name,
        reach.department,
        burden.demander,
        burden.duty,
        answer.source,
        CASE WHEN burden.basis_mark = 'none' THEN 1 ELSE 0 END AS without_basis,
        CASE WHEN burden.veto = 1 THEN 1 ELSE 0 END AS veto,
        CASE WHEN burden.duty IS NOT NULL
            AND COALESCE(nearer.status, listing.status, 'unlisted') <> 'listed'
            AND ($as_of >= (SELECT MIN(starts) FROM catalogued WHERE zone = '') OR $as_of >= catalogued.starts) THEN 1 ELSE 0 END
            AS without_live_duty
    FROM reach
    INNER JOIN burden ON burden.id = reach.id
    LEFT JOIN answer ON answer.burden = reach.kind AND answer.name = reach.name
    LEFT JOIN zone ON zone.code = reach.community AND zone.whole = 0
    LEFT JOIN catalogued ON catalogued.zone = zone.zone
    LEFT JOIN listing ON listing.wording = burden.duty
        AND listing.zone = ''
        AND listing.starts <= $as_of
        AND listing.ends > $as_of
    LEFT JOIN listing AS nearer ON nearer.wording = burden.duty
        AND nearer.zone = zone.zone
        AND nearer.starts <= $as_of
        AND nearer.ends > $as_of
    WHERE reach.point = 'now'
),
broken AS (
    SELECT 'barred' AS rule, kind, name, department, demander, source AS fact, COUNT(*) AS communities
    FROM held
    WHERE source IS NOT NULL
    GROUP BY kind, name, department, demander, source
    UNION ALL
    SELECT 'veto', kind, name, department, demander, NULL, COUNT(*)
    FROM held
    WHERE veto = 1
    GROUP BY kind, name, department, demander
    UNION ALL
    SELECT 'no_basis', kind, name, department, demander, NULL, COUNT(*)
    FROM held
    WHERE without_basis = 1
    GROUP BY kind, name, department, demander
    UNION ALL
    SELECT 'no_live_duty', kind, name, department, demander, duty, COUNT(*)
    FROM held
    WHERE without_live_duty = 1
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
