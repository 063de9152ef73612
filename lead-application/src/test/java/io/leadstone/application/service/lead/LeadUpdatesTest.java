package io.leadstone.application.service.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.OptionalField;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadDraft;
import io.leadstone.application.service.UuidV7LeadIds;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.Occasion;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Writing a draft over a lead reaches every field of {@link LeadDetails} and of {@link LeadDraft}. */
class LeadUpdatesTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Set<String> REQUIRED = Set.of("firstName", "lastName", "email");
    private static final LeadDraft BARE =
            LeadDraft.of("Robin", "Doe", "robin@example.com").build();
    private static final LeadDraft FULL = LeadDraft.of("Jordan", "Lee", "jordan@example.com")
            .agentId("agent-1")
            .phone("+1-555-123-9000")
            .company("Globex")
            .source("website-chat")
            .notes("notes")
            .tags(List.of("vip"))
            .metadata("{\"a\":1}")
            .status("lost")
            .lostReason("price")
            .consentMarketing(true)
            .consentDataProcessing(true)
            .build();

    private final LeadDrafts drafts = new LeadDrafts((companyId, typed) -> Optional.empty());
    private final LeadUpdates updates = new LeadUpdates(drafts, LeadLifecycle.standard(), "api");
    private final Occasion occasion =
            new Occasion(Instant.parse("2025-09-01T12:00:00Z"), "tester", new UuidV7LeadIds());

    @Test
    void a_full_draft_fills_every_field_of_a_lead() {
        for (RecordComponent field : LeadDraft.class.getRecordComponents()) {
            assertThat(value(field, FULL))
                    .as("%s of the full draft", field.getName())
                    .isNotEqualTo(value(field, BARE));
        }
        for (RecordComponent field : LeadDetails.class.getRecordComponents()) {
            assertThat(value(field, drafts.details(ACME, FULL)))
                    .as("%s of a lead of the full draft", field.getName())
                    .isNotEqualTo(value(field, drafts.details(ACME, BARE)));
        }
    }

    @Test
    void a_full_draft_overwrites_every_field() {
        LeadSnapshot after = overwrite(BARE, new CreateLeadCommand(FULL, DuplicatePolicy.UPDATE));

        assertThat(after.details()).isEqualTo(drafts.details(ACME, FULL));
        assertThat(after.status()).isEqualTo(LeadStatus.LOST);
        assertThat(after.lostReason()).isEqualTo(FULL.lostReason());
        assertThat(after.consents().marketing().isGranted()).isTrue();
        assertThat(after.consents().dataProcessing().isGranted()).isTrue();
    }

    @Test
    void a_bare_draft_leaves_every_field_that_it_does_not_send() {
        LeadSnapshot after = overwrite(FULL, new CreateLeadCommand(BARE, DuplicatePolicy.UPDATE));

        Arrays.stream(LeadDetails.class.getRecordComponents())
                .filter(field -> !REQUIRED.contains(field.getName()))
                .forEach(field -> assertThat(value(field, after.details()))
                        .as(field.getName())
                        .isEqualTo(value(field, drafts.details(ACME, FULL))));
        assertThat(after.lostReason()).isEqualTo(FULL.lostReason());
    }

    @Test
    void every_field_but_the_required_ones_can_be_cleared() {
        LeadSnapshot after = overwrite(
                FULL, new CreateLeadCommand(BARE, DuplicatePolicy.UPDATE, EnumSet.allOf(OptionalField.class)));

        assertThat(after.details()).isEqualTo(drafts.details(ACME, BARE));
        assertThat(after.lostReason()).isEmpty();
    }

    @Test
    void the_bare_draft_has_only_the_required_fields() {
        LeadDetails bare = drafts.details(ACME, BARE);

        assertThat(Arrays.stream(LeadDetails.class.getRecordComponents())
                        .filter(field -> isFilled(value(field, bare)))
                        .map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(REQUIRED);
    }

    private LeadSnapshot overwrite(LeadDraft stored, CreateLeadCommand command) {
        Lead lead = Lead.restore(Lead.capture(
                        new LeadId(occasion.ids().next(occasion.at())),
                        ACME,
                        drafts.details(ACME, stored),
                        LeadDrafts.status(stored),
                        stored.lostReason(),
                        List.of(),
                        occasion)
                .after());
        return updates.overwrite(lead, command, occasion).after();
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
