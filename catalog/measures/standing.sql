-- For every way in which a duty may be written: where and when an edition or an admission lists it.
-- zone is empty for what holds everywhere; what holds for a place, a type of community or one community alone has a row
-- for each zone that it covers. A type that is not known counts as covered.
-- materialise
-- needs: zone
WITH live_duty AS (
    SELECT edition, code, name, kind, valid_from, valid_to
    FROM duty
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
live_edition AS (
    SELECT code, unit, place, type, valid_from, valid_to
    FROM edition
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
line AS (
    SELECT
        live_duty.code,
        live_duty.name,
        live_duty.kind,
        0 AS admitted,
        live_edition.place,
        COALESCE(live_edition.type, 'all') AS type,
        NULL AS community,
        CASE
            WHEN COALESCE(live_duty.valid_from, '') >= COALESCE(live_edition.valid_from, '')
                THEN COALESCE(live_duty.valid_from, '')
            ELSE COALESCE(live_edition.valid_from, '')
        END AS starts,
        CASE
            WHEN COALESCE(live_duty.valid_to, '9999') <= COALESCE(live_edition.valid_to, '9999')
                THEN COALESCE(live_duty.valid_to, '9999')
            ELSE COALESCE(live_edition.valid_to, '9999')
        END AS ends
    FROM live_duty
    LEFT JOIN live_edition ON live_edition.code = live_duty.edition
    WHERE COALESCE(live_edition.unit, 'community') = 'community'
    UNION ALL
    SELECT
        code,
        name,
        kind,
        1,
        place,
        'all',
        community,
        COALESCE(valid_from, ''),
        COALESCE(valid_to, '9999')
    FROM admission
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
scoped AS (
    SELECT
        line.code,
        line.name,
        line.kind,
        line.admitted,
        line.starts,
        line.ends,
        CASE WHEN place.level = 'city' THEN NULL ELSE line.place END AS place,
        line.type,
        line.community
    FROM line
    LEFT JOIN place ON place.code = line.place
        AND place.entry_id <= $known
        AND (place.until_entry IS NULL OR place.until_entry > $known)
),
spread AS (
    SELECT code, name, kind, admitted, starts, ends, '' AS zone
    FROM scoped
    WHERE place IS NULL AND type = 'all' AND community IS NULL
    UNION ALL
    SELECT
        scoped.code,
        scoped.name,
        scoped.kind,
        scoped.admitted,
        scoped.starts,
        scoped.ends,
        covered.zone
    FROM scoped
    INNER JOIN (SELECT DISTINCT zone, place, district, type, community FROM zone) AS covered
        ON (scoped.place IS NULL OR scoped.place = covered.place OR scoped.place = covered.district)
        AND (scoped.community IS NULL OR scoped.community = covered.community)
        AND (
            scoped.type = 'all'
            OR scoped.type = covered.type
            OR covered.type = 'unknown'
        )
    WHERE scoped.place IS NOT NULL OR scoped.type <> 'all' OR scoped.community IS NOT NULL
)
SELECT code AS wording, zone, code, kind, admitted, starts, ends
FROM spread
UNION
SELECT name, zone, code, kind, admitted, starts, ends
FROM spread
UNION
SELECT alias.name, spread.zone, spread.code, spread.kind, spread.admitted, spread.starts, spread.ends
FROM alias
INNER JOIN spread ON spread.code = alias.code
WHERE alias.kind = 'duty'
    AND alias.entry_id <= $known
    AND (alias.until_entry IS NULL OR alias.until_entry > $known)
