-- For every way in which a duty may be written, and every span of time: whether the catalogue lists it.
-- Spans of one wording do not overlap and leave nothing out; what has no row is not in any catalogue.
-- materialise
WITH wording AS (
    SELECT duty.code AS wording, duty.edition, duty.code, duty.kind, duty.valid_from, duty.valid_to
    FROM duty
    WHERE duty.entry_id <= $known AND (duty.until_entry IS NULL OR duty.until_entry > $known)
    UNION ALL
    SELECT duty.name, duty.edition, duty.code, duty.kind, duty.valid_from, duty.valid_to
    FROM duty
    WHERE duty.entry_id <= $known
        AND (duty.until_entry IS NULL OR duty.until_entry > $known)
        AND duty.name <> duty.code
    UNION ALL
    SELECT alias.name, duty.edition, duty.code, duty.kind, duty.valid_from, duty.valid_to
    FROM alias
    INNER JOIN duty ON duty.code = alias.code
    WHERE alias.kind = 'duty'
        AND alias.entry_id <= $known
        AND (alias.until_entry IS NULL OR alias.until_entry > $known)
        AND duty.entry_id <= $known
        AND (duty.until_entry IS NULL OR duty.until_entry > $known)
),
live_edition AS (
    SELECT code, unit, valid_from, valid_to
    FROM edition
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
),
span AS (
    SELECT
        wording.wording,
        wording.code,
        wording.kind,
        CASE
            WHEN COALESCE(wording.valid_from, '') >= COALESCE(live_edition.valid_from, '')
                THEN COALESCE(wording.valid_from, '')
            ELSE COALESCE(live_edition.valid_from, '')
        END AS starts,
        CASE
            WHEN COALESCE(wording.valid_to, '9999') <= COALESCE(live_edition.valid_to, '9999')
                THEN COALESCE(wording.valid_to, '9999')
            ELSE COALESCE(live_edition.valid_to, '9999')
        END AS ends
    FROM wording
    LEFT JOIN live_edition ON live_edition.code = wording.edition
    WHERE COALESCE(live_edition.unit, 'community') = 'community'
),
bound AS (
    SELECT wording, starts AS day FROM span WHERE starts < ends
    UNION
    SELECT wording, ends FROM span WHERE starts < ends
    UNION
    SELECT wording, '' FROM span
),
stretch AS (
    SELECT
        wording,
        day AS starts,
        LEAD(day, 1, '9999') OVER (PARTITION BY wording ORDER BY day) AS ends
    FROM bound
)
SELECT
    stretch.wording,
    stretch.starts,
    stretch.ends,
    MIN(span.code) AS code,
    CASE
        WHEN MAX(CASE WHEN span.kind = 'barred' THEN 1 ELSE 0 END) = 1 THEN 'barred'
        WHEN COUNT(span.code) > 0 THEN 'listed'
        WHEN MAX(CASE WHEN earlier.ends <= stretch.starts AND earlier.kind <> 'barred' THEN 1 ELSE 0 END) = 1 THEN 'expired'
        ELSE 'unlisted'
    END AS status,
    MIN(span.kind) AS kind
FROM stretch
LEFT JOIN span ON span.wording = stretch.wording
    AND span.starts <= stretch.starts
    AND span.ends >= stretch.ends
    AND span.starts < span.ends
LEFT JOIN span AS earlier ON earlier.wording = stretch.wording
WHERE stretch.starts < stretch.ends
GROUP BY stretch.wording, stretch.starts, stretch.ends
ORDER BY stretch.wording, stretch.starts
