package io.leadstone.application.port.in.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordConsentCommandBuilderTest {

    private static final LeadId LEAD = new LeadId(new UUID(1, 2));

    @Test
    void a_grant_needs_only_a_purpose() {
        assertThat(RecordConsentCommand.grant(LEAD, ConsentPurpose.MARKETING).build())
                .isEqualTo(new RecordConsentCommand(
                        LEAD,
                        ConsentPurpose.MARKETING.code(),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void each_component_has_a_method() {
        assertThat(RecordConsentCommand.withdraw(LEAD, ConsentPurpose.DATA_PROCESSING)
                        .source("form")
                        .policyVersion("2026-01")
                        .expectedVersion(3)
                        .build())
                .isEqualTo(new RecordConsentCommand(
                        LEAD,
                        ConsentPurpose.DATA_PROCESSING.code(),
                        Optional.of(false),
                        Optional.of("form"),
                        Optional.of("2026-01"),
                        Optional.of(3L)));
    }
}
