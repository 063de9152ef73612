package io.leadstone.adapter.mongo.report;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.conversation.MongoConversationRepository;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.search.LeadQueryFilter;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;
import org.bson.conversions.Bson;

/** Exports in MongoDB. A cursor reads the rows in the order of the index of their creation instants. */
public record MongoExportSource(MongoCollections collections) implements ExportSource {

    /** The number of rows in memory at a time. */
    static final int BATCH = 500;

    @Override
    public void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
        new PendingEvents(collections).append(companyId);
        Bson oldestFirst = Sorts.ascending(LeadDocumentFields.CREATED_AT, LeadDocumentFields.LEAD_ID);
        collections
                .unlimited()
                .leads()
                .each(
                        Filters.and(
                                LeadQueryFilter.of(companyId, filter),
                                LeadQueryFilter.createdWithin(range.start(), range.end())),
                        oldestFirst,
                        LeadDocuments.STATE,
                        BATCH,
                        document -> sink.accept(LeadDocuments.snapshot(document)));
    }

    @Override
    public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
        Bson oldestFirst = Sorts.ascending(LeadDocumentFields.CREATED_AT, ConversationFields.CONVERSATION_ID);
        MongoConversationRepository.visible(collections.unlimited(), companyId)
                .each(
                        created(companyId, range),
                        oldestFirst,
                        MongoConversationRepository.STATE,
                        BATCH,
                        document -> sink.accept(ConversationDocuments.snapshot(document)));
    }

    private static Bson created(CompanyId companyId, ExportRange range) {
        return Filters.and(
                LeadQueryFilter.of(companyId, true), LeadQueryFilter.createdWithin(range.start(), range.end()));
    }
}
