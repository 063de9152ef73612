package io.leadstone.testkit.contract.report;

import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadFilterBuilder;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the export of leads. {@link ExportSourceContract} has those of conversations. */
public interface LeadExportContract extends StoreUnderTest {

    @Test
    default void live_leads_are_exported_oldest_first() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot rich = scene.add(RichLeads.everything());
        scene.samples().clock().advance(Duration.ofMillis(1));
        LeadSnapshot newer = scene.add("newer@example.com");
        scene.samples().clock().advance(Duration.ofMillis(1));
        LeadSnapshot partial = scene.add(
                details().lastNameOnly("Lee").withoutEmail().phone("555 0100").build());
        scene.addDeleted("deleted@example.com");
        scene.add(scene.samples().capture(GLOBEX, "jordan@example.com"));

        assertThat(leads(scene, ExportRange.ALL)).containsExactly(rich, newer, partial);
        assertThat(leads(scene, new ExportRange(Optional.of(newer.createdAt()), Optional.empty())))
                .containsExactly(newer, partial);
    }

    @Test
    default void an_export_has_the_leads_that_match_its_filter() {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(scene.add(details()
                    .email("lead" + i + "@x.test")
                    .phone("030 " + i % 2, "+4930" + i % 2)
                    .company("Acme " + i % 3)
                    .tags(i < 4 ? "VIP" : "other")
                    .metadata("{\"seats\":" + i + "}")
                    .build()));
            scene.samples().clock().advance(Duration.ofMillis(1));
        }
        scene.add(scene.samples()
                .capture(GLOBEX, details().email("lead1@x.test").tags("VIP").build()));
        Instant third = all.get(2).createdAt();

        assertFiltered(scene, LeadFilter.builder().tag("vip"), all.subList(0, 4));
        assertFiltered(scene, LeadFilter.builder().email(new EmailAddress("LEAD1@x.test")), all.subList(1, 2));
        assertFiltered(scene, LeadFilter.builder().company("ACME 1"), List.of(all.get(1), all.get(4)));
        assertFiltered(
                scene,
                LeadFilter.builder()
                        .phone(new PhoneNumber("1", Optional.of("+49301")))
                        .tag("vip"),
                List.of(all.get(1), all.get(3)));
        assertFiltered(scene, LeadFilter.builder().metadata("seats", MetadataValue.of(5)), all.subList(5, 6));
        assertFiltered(scene, LeadFilter.builder().metadata("seats", List.of()), List.of());
        assertFiltered(scene, LeadFilter.builder().statuses(LeadStatus.LOST), List.of());
        assertFiltered(scene, LeadFilter.builder().unassigned().createdBefore(third), all.subList(0, 2));
        assertFiltered(scene, LeadFilter.builder().updatedAfter(third), all.subList(2, 6));
        assertFiltered(scene, LeadFilter.builder().consent(ConsentPurpose.MARKETING, true), List.of());
        List<LeadSnapshot> rows = new ArrayList<>();
        ExportRange range = new ExportRange(Optional.of(third), Optional.empty());
        LeadFilter vip = LeadFilter.builder().tag("vip").build();
        scene.store().exports().eachLead(ACME, range, vip, rows::add);
        assertThat(rows).containsExactlyElementsOf(all.subList(2, 4));
    }

    private static void assertFiltered(StoreScene scene, LeadFilterBuilder filter, List<LeadSnapshot> expected) {
        List<LeadSnapshot> rows = new ArrayList<>();
        scene.store().exports().eachLead(ACME, ExportRange.ALL, filter.build(), rows::add);
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    @Test
    default void an_exception_of_the_sink_ends_the_lead_export() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot one = scene.add("one@example.com");
        scene.add("other@example.com");
        RuntimeException closed = new IllegalStateException("the client closed the connection");

        List<LeadSnapshot> seen = new ArrayList<>();
        assertThat(catchThrowable(
                        () -> scene.store().exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {
                            seen.add(lead);
                            throw closed;
                        })))
                .isSameAs(closed);

        assertThat(seen).hasSize(1);
        assertThat(leads(scene, ExportRange.ALL)).hasSize(2).contains(one);
    }

    private static List<LeadSnapshot> leads(StoreScene scene, ExportRange range) {
        List<LeadSnapshot> rows = new ArrayList<>();
        scene.store().exports().eachLead(ACME, range, LeadFilter.ALL, rows::add);
        return rows;
    }
}
