package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ExportConversations;
import io.leadstone.application.port.out.ExportSource;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.ConversationSnapshot;
import java.util.function.Consumer;

/** {@link ExportConversations}. */
public record ExportConversationsService(ExportSource exports, RunningExports running) implements ExportConversations {

    @Override
    public void export(Caller caller, ExportRange range, Consumer<ConversationSnapshot> sink) {
        caller.require(Scope.READ);
        running.run(caller.companyId(), () -> exports.eachConversation(caller.companyId(), range, sink));
    }
}
