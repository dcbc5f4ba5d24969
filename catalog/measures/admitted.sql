-- What decisions admitted, each with what its request had stated. Services that are bought are left out: communities do
-- not do them.
SELECT
    admission.request,
    admission.code,
    admission.name,
    admission.department,
    admission.community,
    admission.place,
    COALESCE(admission.valid_from, request.date) AS starts,
    COALESCE(admission.valid_to, '9999') AS ends,
    request.date,
    request.type,
    request.subject,
    request.yearly_60,
    request.yearly_60_mark,
    request.volume,
    request.volume_mark,
    request.minutes_each,
    request.minutes_each_mark
FROM admission
JOIN request ON request.code = admission.request
WHERE admission.entry_id <= $known
    AND (admission.until_entry IS NULL OR admission.until_entry > $known)
    AND request.entry_id <= $known
    AND (request.until_entry IS NULL OR request.until_entry > $known)
    AND admission.kind <> 'purchasable'
ORDER BY admission.department, COALESCE(admission.valid_from, request.date), admission.request, admission.id
