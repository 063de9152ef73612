package io.leadstone.adapter.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.leadstone.application.port.out.ExportSource;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.LeadSnapshot;
import java.util.function.Consumer;
import org.bson.conversions.Bson;

/** {@link ExportSource} from the server's cursor, along the index of when things were created. */
record MongoExportSource(MongoCollections collections) implements ExportSource {

    /** How many rows are in memory at a time. */
    static final int BATCH = 500;

    @Override
    public void eachLead(CompanyId companyId, ExportRange range, Consumer<LeadSnapshot> sink) {
        new UntoldEvents(collections).tell(companyId);
        Bson oldestFirst = Sorts.ascending(LeadFields.CREATED_AT, LeadFields.LEAD_ID);
        collections
                .unlimited()
                .leads()
                .each(
                        created(companyId, range),
                        oldestFirst,
                        LeadDocuments.STATE,
                        BATCH,
                        document -> sink.accept(LeadDocuments.snapshot(document)));
    }

    @Override
    public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
        Bson oldestFirst = Sorts.ascending(LeadFields.CREATED_AT, ConversationFields.CONVERSATION_ID);
        collections
                .unlimited()
                .conversations()
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
