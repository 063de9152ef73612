package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Comparator;
import java.util.function.Consumer;

/** {@link ExportSource} in memory; nobody waits for the sink. */
record InMemoryExportSource(InMemoryCompanies companies) implements ExportSource {

    private static final Comparator<LeadSnapshot> OLDEST_LEAD = Comparator.comparing(LeadSnapshot::createdAt)
            .thenComparing(lead -> lead.id().toString());
    private static final Comparator<ConversationSnapshot> OLDEST_CONVERSATION = Comparator.comparing(
                    ConversationSnapshot::createdAt)
            .thenComparing(conversation -> conversation.id().toString());

    @Override
    public void eachLead(CompanyId companyId, ExportRange range, Consumer<LeadSnapshot> sink) {
        companies.in(companyId, InMemoryCompany::leads).stream()
                .filter(lead -> !lead.isDeleted() && range.includes(lead.createdAt()))
                .sorted(OLDEST_LEAD)
                .forEachOrdered(sink);
    }

    @Override
    public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
        companies.in(companyId, InMemoryCompany::conversations).stream()
                .filter(conversation -> !conversation.isDeleted() && range.includes(conversation.createdAt()))
                .sorted(OLDEST_CONVERSATION)
                .forEachOrdered(sink);
    }
}
