package io.leadstone.adapter.mybatis.privacy;

import io.leadstone.adapter.mybatis.conversation.ConversationRow;
import io.leadstone.adapter.mybatis.webhook.DeliveryRow;
import java.util.List;
import java.util.UUID;

/** The statements that read everything about a lead; see {@code PersonSqlMapper.xml}. */
public interface PersonSqlMapper {

    List<ConversationRow> conversations(String companyId, UUID leadId);

    List<DeliveryRow> deliveries(String companyId, UUID webhookId, UUID leadId);
}
