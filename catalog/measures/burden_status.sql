-- Each kind of burden by department (or who else demands it) and by what stands behind it, on $as_of: permitted or barred by a list, without
-- basis, without a live duty.
-- needs: reach zone listing catalogued
WITH answer AS (
    SELECT
        permit.burden,
        permit.name,
        MAX(CASE WHEN permit.answer = 'barred' THEN 1 ELSE 0 END) AS barred
    FROM permit
    WHERE permit.entry_id <= $known
        AND (permit.until_entry IS NULL OR permit.until_entry > $known)
        AND (permit.valid_from IS NULL OR permit.valid_from <= $as_of)
        AND (permit.valid_to IS NULL OR permit.valid_to > $as_of)
    GROUP BY permit.burden, permit.name
)
SELECT
    reach.kind,
    reach.department,
    reach.demander,
    COUNT(*) AS burdens,
    SUM(CASE WHEN answer.barred = 0 THEN 1 ELSE 0 END) AS permitted,
    SUM(CASE WHEN answer.barred = 1 THEN 1 ELSE 0 END) AS barred,
    SUM(CASE WHEN burden.basis_mark = 'none' THEN 1 ELSE 0 END) AS without_basis,
    SUM(CASE WHEN burden.basis IS NULL AND burden.basis_mark IS NULL THEN 1 ELSE 0 END) AS basis_unknown,
    SUM(CASE WHEN burden.duty IS NOT NULL
            AND COALESCE(nearer.status, listing.status, 'unlisted') <> 'listed'
            AND ($as_of >= (SELECT MIN(starts) FROM catalogued WHERE zone = '') OR $as_of >= catalogued.starts) THEN 1 ELSE 0 END)
        AS without_live_duty,
    SUM(CASE WHEN burden.duty IS NULL THEN 1 ELSE 0 END) AS duty_unknown,
    SUM(CASE WHEN burden.veto = 1 THEN 1 ELSE 0 END) AS vetoes
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
GROUP BY reach.kind, reach.department, reach.demander
ORDER BY reach.kind, burdens DESC, COALESCE(reach.department, ''), COALESCE(reach.demander, '')
