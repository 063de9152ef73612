package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.contract.fixture.NamedTest.dynamicTest;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules that hide the leads of a company from all other companies, in each read and each change. */
public interface CompanyIsolationContract extends StoreUnderTest {

    /** Uses an unrelated company, and companies whose ids a lenient comparison treats as equal. */
    @TestFactory
    default Stream<DynamicTest> another_company_cannot_read_a_lead() {
        return Stream.of("globex", "ACME", "Acme", "acme.", "acm", "a.me", "acm_", "-")
                .map(CompanyId::new)
                .map(other -> dynamicTest(other.value(), () -> {
                    StoreScene scene = new StoreScene(this);
                    LeadSnapshot live =
                            scene.add(scene.samples().capture(ACME, RichLeads.everything(), decision(MARKETING, true)));
                    LeadSnapshot deleted = scene.addDeleted("deleted@example.com");

                    assertThat(scene.leads().find(other, live.id())).isEmpty();
                    assertThat(scene.leads().findDeleted(other, deleted.id())).isEmpty();
                    assertThat(scene.leads()
                                    .findByEmail(other, live.details().email().orElseThrow()))
                            .isEmpty();
                    assertThat(scene.store()
                                    .events()
                                    .eventsOf(other, live.id(), UP_TO_100)
                                    .total())
                            .isZero();
                    assertThat(scene.store()
                                    .consents()
                                    .entriesOf(other, live.id(), UP_TO_100)
                                    .total())
                            .isZero();
                    assertListsNothing(scene, other);
                }));
    }

    @Test
    default void another_company_cannot_change_a_lead() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot live = scene.add(scene.samples().capture(ACME, RichLeads.everything(), decision(MARKETING, true)));
        LeadSnapshot deleted = scene.addDeleted("deleted@example.com");

        for (LeadSnapshot lead : List.of(live, deleted)) {
            LeadChange change = scene.change(ofCompany(lead, GLOBEX), Lead::erase);
            scene.assertRefused(change, scene.leads()::update, LeadNotFoundException.class);
        }

        assertFound("leads.find", live, scene.leads().find(ACME, live.id()));
        assertFound("leads.findDeleted", deleted, scene.leads().findDeleted(ACME, deleted.id()));
        assertThat(scene.events(live)).hasSize(1);
        assertThat(scene.entries(live)).hasSize(1);
    }

    @Test
    default void a_company_lists_its_own_leads_only() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot ours = scene.add("jordan@example.com");
        LeadSnapshot theirs = scene.add(scene.samples().capture(GLOBEX, "jordan@example.com"));

        assertItems(
                "search.list",
                scene.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items(),
                ours);
        assertItems(
                "search.list",
                scene.store().search().list(GLOBEX, LeadQuery.ALL, UP_TO_100).items(),
                theirs);
        assertThat(scene.store().search().list(GLOBEX, LeadQuery.ALL, UP_TO_100).total())
                .isEqualTo(1);
    }

    private static void assertListsNothing(StoreScene scene, CompanyId other) {
        Stream.of(
                        LeadQuery.builder(),
                        LeadQuery.builder().search("lovelace"),
                        LeadQuery.builder().tag("vip"),
                        LeadQuery.builder().agentId(new AgentId("widget:1")))
                .map(query -> scene.store().search().list(other, query.build(), UP_TO_100))
                .forEach(page -> {
                    assertThat(page.items()).isEmpty();
                    assertThat(page.total()).isZero();
                });
        assertThat(scene.store().search().listDeleted(other, UP_TO_100).items()).isEmpty();
        assertThat(scene.store().search().listDeleted(other, UP_TO_100).total()).isZero();
    }

    /** Returns the lead with another company. */
    private static LeadSnapshot ofCompany(LeadSnapshot lead, CompanyId other) {
        return new LeadSnapshot(
                lead.id(),
                other,
                lead.details(),
                lead.status(),
                lead.lostReason(),
                lead.milestones(),
                lead.consents(),
                lead.engagement(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.erasedAt(),
                lead.version(),
                lead.lastEvent());
    }
}
