-- One row for each burden and community that carries it, now ($as_of) and before ($before).
-- A burden on a street, district or city lies on each of its communities.
-- materialise
-- needs: reached
WITH point AS (
    SELECT 'now' AS point, $as_of AS day
    UNION ALL
    SELECT 'before' AS point, $before AS day
),
held AS (
    SELECT
        point.point,
        burden.id,
        burden.kind,
        burden.name,
        burden.department,
        CASE WHEN burden.department IS NULL THEN burden.demander END AS demander,
        burden.community,
        burden.place,
        burden.yearly_60,
        burden.minutes_each
    FROM burden
    CROSS JOIN point
    WHERE burden.entry_id <= $known
        AND (burden.until_entry IS NULL OR burden.until_entry > $known)
        AND (burden.valid_from IS NULL OR burden.valid_from <= point.day)
        AND (burden.valid_to IS NULL OR burden.valid_to > point.day)
)
SELECT
    held.point,
    held.id,
    held.kind,
    held.name,
    held.department,
    held.demander,
    reached.code AS community,
    reached.district,
    held.yearly_60 * held.minutes_each AS seconds
FROM held
INNER JOIN reached ON reached.code = held.community
UNION ALL
SELECT
    held.point,
    held.id,
    held.kind,
    held.name,
    held.department,
    held.demander,
    reached.code AS community,
    reached.district,
    held.yearly_60 * held.minutes_each AS seconds
FROM held
INNER JOIN place ON place.code = held.place
INNER JOIN reached ON place.level = 'city' OR reached.district = held.place OR reached.street = held.place
WHERE held.place IS NOT NULL
    AND place.entry_id <= $known
    AND (place.until_entry IS NULL OR place.until_entry > $known)
