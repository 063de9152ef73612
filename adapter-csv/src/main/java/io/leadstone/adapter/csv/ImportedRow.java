package io.leadstone.adapter.csv;

import io.leadstone.adapter.csv.RejectedRow.Problem;
import io.leadstone.application.port.in.lead.LeadFields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a row as fields of a lead.
 *
 * @param problems the values that cannot be converted
 * @param notStored the columns with values that are not stored
 * @param kept the columns with values that no field has, and that are in the metadata
 */
record ImportedRow(
        LeadFields fields,
        Optional<Instant> createdAt,
        List<Problem> problems,
        Set<String> notStored,
        Set<String> kept) {}
