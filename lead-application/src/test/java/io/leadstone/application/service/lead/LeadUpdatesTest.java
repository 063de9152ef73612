package io.leadstone.application.service.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.UuidV7LeadIds;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that an update reaches every field of {@link LeadDetails} and of {@link LeadFields}. */
class LeadUpdatesTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Set<String> REQUIRED = Set.of("firstName", "lastName", "email");
    private static final LeadFields MINIMAL =
            LeadFields.of("Robin", "Doe", "robin@example.com").build();
    private static final LeadFields FULL = LeadFields.of("Jordan", "Lee", "jordan@example.com")
            .agentId("agent-1")
            .ownerId("sam")
            .phone("+1-555-123-9000")
            .company("Globex")
            .source("website-chat")
            .notes("notes")
            .tags(List.of("vip"))
            .metadata("{\"a\":1}")
            .status(LeadStatus.LOST)
            .lostReason("price")
            .consentMarketing(true)
            .consentDataProcessing(true)
            .build();

    private static final LeadFields CLEARED = LeadFields.of("Robin", "Doe", "robin@example.com")
            .clearAgentId()
            .clearOwnerId()
            .clearPhone()
            .clearCompany()
            .clearSource()
            .clearNotes()
            .clearTags()
            .clearMetadata()
            .clearLostReason()
            .build();

    private final FieldValues values = new FieldValues((companyId, typed) -> Optional.empty(), new JdkEmailKeys());
    private final LeadUpdates updates = new LeadUpdates(values, LeadLifecycle.standard(), "api");
    private final ChangeContext context =
            new ChangeContext(Instant.parse("2025-09-01T12:00:00Z"), "tester", new UuidV7LeadIds());

    @Test
    void full_fields_set_every_field_of_a_lead() {
        for (RecordComponent field : LeadFields.class.getRecordComponents()) {
            assertThat(value(field, FULL))
                    .as("%s of the full fields", field.getName())
                    .isNotEqualTo(value(field, MINIMAL));
        }
        for (RecordComponent field : LeadDetails.class.getRecordComponents()) {
            assertThat(value(field, values.details(ACME, FULL)))
                    .as("%s of a lead with the full fields", field.getName())
                    .isNotEqualTo(value(field, values.details(ACME, MINIMAL)));
        }
    }

    @Test
    void full_fields_overwrite_every_field() {
        LeadSnapshot after = overwrite(MINIMAL, FULL);

        assertThat(after.details()).isEqualTo(values.details(ACME, FULL));
        assertThat(after.status()).isEqualTo(LeadStatus.LOST);
        assertThat(after.lostReason()).isEqualTo(FULL.lostReason().value());
        assertThat(after.consents().marketing().isGranted()).isTrue();
        assertThat(after.consents().dataProcessing().isGranted()).isTrue();
    }

    @Test
    void absent_fields_stay() {
        LeadSnapshot after = overwrite(FULL, MINIMAL);

        Arrays.stream(LeadDetails.class.getRecordComponents())
                .filter(field -> !REQUIRED.contains(field.getName()))
                .forEach(field -> assertThat(value(field, after.details()))
                        .as(field.getName())
                        .isEqualTo(value(field, values.details(ACME, FULL))));
        assertThat(after.lostReason()).isEqualTo(FULL.lostReason().value());
    }

    @Test
    void every_optional_field_can_be_cleared() {
        LeadSnapshot after = overwrite(FULL, CLEARED);

        assertThat(after.details()).isEqualTo(values.details(ACME, MINIMAL));
        assertThat(after.lostReason()).isEmpty();
    }

    @Test
    void the_minimal_fields_are_the_required_ones() {
        LeadDetails minimal = values.details(ACME, MINIMAL);

        assertThat(Arrays.stream(LeadDetails.class.getRecordComponents())
                        .filter(field -> isFilled(value(field, minimal)))
                        .map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(REQUIRED);
    }

    private LeadSnapshot overwrite(LeadFields stored, LeadFields sent) {
        Lead lead = Lead.restore(Lead.capture(
                        new LeadId(context.ids().next(context.at())),
                        ACME,
                        values.details(ACME, stored),
                        FieldValues.status(stored),
                        stored.lostReason().value(),
                        List.of(),
                        context)
                .after());
        return updates.apply(lead, sent, Optional.empty(), context).after();
    }

    private static boolean isFilled(Object value) {
        return !value.equals(Optional.empty()) && !value.equals(List.of()) && !value.equals(Metadata.EMPTY);
    }

    private static Object value(RecordComponent field, Record of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
