package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ExportConversations;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.function.Consumer;

/** Implements {@link ExportConversations}. */
record ExportConversationsService(LazyPort<ExportSource> exports, RunningExports running)
        implements ExportConversations {

    @Override
    public void exportConversations(Caller caller, ExportRange range, Consumer<ConversationSnapshot> sink) {
        caller.require(Scope.READ);
        running.run(caller.companyId(), () -> exports.get().eachConversation(caller.companyId(), range, sink));
    }
}
