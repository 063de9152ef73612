package io.leadstone.adapter.rest.event;

import io.leadstone.domain.Coded;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;

/** Maps events to their JSON representation in the feed. A field without a mapping is a compile error. */
@Mapper(implementationName = "MapStruct<CLASS_NAME>", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface EventApiMapper {

    FeedEventResponse response(LeadEvent event);

    default @Nullable String text(Optional<String> text) {
        return text.orElse(null);
    }

    default @Nullable String conversation(Optional<ConversationId> conversation) {
        return conversation.map(ConversationId::toString).orElse(null);
    }

    default String code(Coded constant) {
        return constant.code();
    }

    default String text(LeadId id) {
        return id.toString();
    }
}
