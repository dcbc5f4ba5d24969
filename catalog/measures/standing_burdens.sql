-- One row for each burden and community that carries it, now ($as_of) and before ($before), with what stands behind it on
-- $as_of: whether a list permits or bars it, its basis, and whether the catalogue lists its duty.
-- materialise
-- needs: reach zone listing catalogued
WITH answer AS (
    SELECT
        permit.burden,
        permit.name,
        MAX(CASE WHEN permit.answer = 'barred' THEN 1 ELSE 0 END) AS barred,
        MIN(CASE WHEN permit.answer = 'barred' THEN permit.source END) AS source
    FROM permit
    WHERE permit.entry_id <= $known
        AND (permit.until_entry IS NULL OR permit.until_entry > $known)
        AND (permit.valid_from IS NULL OR permit.valid_from <= $as_of)
        AND (permit.valid_to IS NULL OR permit.valid_to > $as_of)
    GROUP BY permit.burden, permit.name
)
SELECT
    reach.point,
    reach.id,
    reach.kind,
    reach.name,
    reach.department,
    reach.demander,
    reach.community,
    reach.seconds,
    burden.sheet_id,
    CASE WHEN answer.barred = 1 THEN 'barred' WHEN answer.barred = 0 THEN 'permitted' ELSE 'none' END AS list,
    answer.source AS barred_by,
    CASE
        WHEN burden.basis_mark = 'none' THEN 'none'
        WHEN burden.basis IS NULL AND burden.basis_mark IS NULL THEN 'unknown'
        ELSE 'stated'
    END AS basis,
    CASE
        WHEN burden.duty IS NULL THEN 'unknown'
        WHEN COALESCE(nearer.status, listing.status, 'unlisted') <> 'listed'
            AND ($as_of >= (SELECT MIN(starts) FROM catalogued WHERE zone = '') OR $as_of >= catalogued.starts)
            THEN 'unlisted'
        ELSE 'listed'
    END AS duty,
    COALESCE(burden.veto, 0) AS veto
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
