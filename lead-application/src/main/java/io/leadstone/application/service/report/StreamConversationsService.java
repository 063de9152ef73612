package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ExportConversations;
import io.leadstone.application.port.in.report.StreamConversations;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.stream.Stream;

/** Implements {@link StreamConversations} with {@link ExportConversations}. */
record StreamConversationsService(ExportConversations exports) implements StreamConversations {

    @Override
    public Stream<ConversationSnapshot> streamConversations(Caller caller, ExportRange range) {
        caller.require(Scope.READ);
        return ExportStream.of(sink -> exports.exportConversations(caller, range, sink));
    }
}
