-- Each kind of burden by department (or who else demands it) and by what stands behind it, on $as_of: permitted or barred by a list, without
-- basis, without a live duty.
-- needs: standing_burdens
SELECT
    kind,
    department,
    demander,
    COUNT(*) AS burdens,
    SUM(CASE WHEN list = 'permitted' THEN 1 ELSE 0 END) AS permitted,
    SUM(CASE WHEN list = 'barred' THEN 1 ELSE 0 END) AS barred,
    SUM(CASE WHEN basis = 'none' THEN 1 ELSE 0 END) AS without_basis,
    SUM(CASE WHEN basis = 'unknown' THEN 1 ELSE 0 END) AS basis_unknown,
    SUM(CASE WHEN duty = 'unlisted' THEN 1 ELSE 0 END) AS without_live_duty,
    SUM(CASE WHEN duty = 'unknown' THEN 1 ELSE 0 END) AS duty_unknown,
    SUM(CASE WHEN veto = 1 THEN 1 ELSE 0 END) AS vetoes
FROM standing_burdens
WHERE point = 'now'
GROUP BY kind, department, demander
ORDER BY kind, burdens DESC, COALESCE(department, ''), COALESCE(demander, '')
