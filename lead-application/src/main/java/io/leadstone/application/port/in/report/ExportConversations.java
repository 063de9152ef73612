package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ExportLimitException;
import java.util.function.Consumer;

/** Hands out all conversations. */
@FunctionalInterface
public interface ExportConversations {

    /**
     * Gives every live conversation that was created in {@code range} to {@code sink}, oldest first, one at a time. What {@code sink}
     * throws ends the export and is thrown on.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws ExportLimitException if as many exports are running as may run at the same time
     */
    void exportConversations(Caller caller, ExportRange range, Consumer<ConversationSnapshot> sink);
}
