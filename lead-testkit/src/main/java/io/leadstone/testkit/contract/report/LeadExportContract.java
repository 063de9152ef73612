package io.leadstone.testkit.contract.report;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.RichLeads;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
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
        scene.addDeleted("deleted@example.com");
        scene.add(scene.samples().capture(GLOBEX, "jordan@example.com"));

        assertThat(leads(scene, ExportRange.ALL)).containsExactly(rich, newer);
        assertThat(leads(scene, new ExportRange(Optional.of(newer.createdAt()), Optional.empty())))
                .containsExactly(newer);
    }

    @Test
    default void an_exception_of_the_sink_ends_the_lead_export() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot one = scene.add("one@example.com");
        scene.add("other@example.com");
        RuntimeException closed = new IllegalStateException("the client closed the connection");

        List<LeadSnapshot> seen = new ArrayList<>();
        assertThat(catchThrowable(() -> scene.store().exports().eachLead(ACME, ExportRange.ALL, lead -> {
                    seen.add(lead);
                    throw closed;
                })))
                .isSameAs(closed);

        assertThat(seen).hasSize(1);
        assertThat(leads(scene, ExportRange.ALL)).hasSize(2).contains(one);
    }

    private static List<LeadSnapshot> leads(StoreScene scene, ExportRange range) {
        List<LeadSnapshot> rows = new ArrayList<>();
        scene.store().exports().eachLead(ACME, range, rows::add);
        return rows;
    }
}
