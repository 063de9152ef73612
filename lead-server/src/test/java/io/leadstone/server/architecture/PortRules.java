package io.leadstone.server.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.StoreCapability;
import java.util.List;
import java.util.Locale;

/** Rules for the shape of in-ports and out-ports. */
final class PortRules {

    private static final int MAX_METHODS = 6;

    private static final DescribedPredicate<JavaClass> IN_PORTS =
            resideInAPackage("..application.port.in..").and(INTERFACES);

    private static final DescribedPredicate<JavaClass> FACADES = DescribedPredicate.describe(
            "facades that declare no method and extend use cases of their package",
            type -> type.getMethods().isEmpty()
                    && !type.getRawInterfaces().isEmpty()
                    && type.getRawInterfaces().stream()
                            .allMatch(part -> part.getPackageName().equals(type.getPackageName())));

    private static final DescribedPredicate<JavaClass> OUT_PORTS =
            resideInAPackage("..application.port.out..").and(INTERFACES);

    private static final DescribedPredicate<JavaClass> BUNDLES = DescribedPredicate.describe(
            "the store, its capabilities and their annotation",
            type -> type.isEquivalentTo(LeadStore.class)
                    || type.isAnnotatedWith(StoreCapability.class)
                    || type.isEquivalentTo(StoreCapability.class));

    static final ArchRule IN_PORTS_ARE_ONE_VERB = classes()
            .that(IN_PORTS.and(not(FACADES))
                    .and(not(simpleName("ManageApiKeys")))
                    .and(not(simpleName("MetadataPatch")))
                    .and(not(simpleName("FieldRules")))
                    .and(not(simpleName("package-info"))))
            .should(haveOneMethodNamedByTheirVerb())
            .because("a use case is one verb, and its method takes words of its name, so that a facade has no two equal"
                    + " signatures; ManageApiKeys is the operator's tool, MetadataPatch a part of a command,"
                    + " FieldRules an annotation of one");

    static final ArchRule USE_CASES_ARE_IN_THE_FACADE_OF_THEIR_TOPIC = classes()
            .that(IN_PORTS.and(not(FACADES))
                    .and(not(resideInAnyPackage("..port.in", "..port.in.access")))
                    .and(not(simpleName("FieldRules")))
                    .and(not(simpleName("package-info"))))
            .should(beInAFacadeOfTheirPackage())
            .because("a host finds every use case through LeadManagement, except those of the operator");

    static final ArchRule OUT_PORTS_ARE_SMALL = classes()
            .that(OUT_PORTS)
            .should(haveFewMethods())
            .because("a small port is easy to implement in a custom store");

    static final ArchRule CAPABILITIES_ARE_NAMED = classes()
            .that(OUT_PORTS.and(simpleNameEndingWith("Store")).and(not(simpleName("LeadStore"))))
            .should()
            .beAnnotatedWith(StoreCapability.class)
            .because("an error names the missing capability");

    static final ArchRule OUT_PORTS_HAVE_NO_DEFAULTS = methods()
            .that()
            .areDeclaredInClassesThat(OUT_PORTS)
            .should()
            .haveModifier(JavaModifier.ABSTRACT)
            .because("every store must implement the whole port; a default would hide a missing part");

    static final ArchRule THE_COMPANY_COMES_FIRST = methods()
            .that()
            .areDeclaredInClassesThat(OUT_PORTS.and(not(BUNDLES)))
            .and(not(answersForEveryCompany()))
            .should(takeTheCompanyFirst())
            .because("every query names its company; the exceptions carry it in an argument or return it");

    private PortRules() {}

    private static DescribedPredicate<JavaMethod> answersForEveryCompany() {
        List<String> exceptions = List.of(
                "AgentDirectory.find", // the result names the company
                "AgentRepository.add", // the agent carries its company
                "AgentRepository.update", // the agent carries its company
                "ApiKeyRepository.add", // the key carries its company
                "ApiKeyRepository.find", // the result names the company
                "ApiKeyRepository.isEmpty", // concerns the whole store
                "ConversationRepository.add", // the change carries its company
                "ConversationRepository.update", // the change carries its company
                "ConversationRepository.record", // the report carries its company
                "LeadPurge.completeAbandoned", // a worker works for all companies
                "LeadPurge.due", // an operator works for all companies
                "LeadPurge.countDue", // an operator works for all companies
                "LeadPurge.purge", // the lead carries its company
                "LeadRepository.add", // the change carries its company
                "LeadRepository.update", // the change carries its company
                "DeliveryQueue.age", // an operator looks at all companies
                "DeliveryQueue.due", // a dispatcher works for all companies
                "DeliveryQueue.claim", // the subscription carries its company
                "DeliveryQueue.record", // the delivery carries its company
                "DeliveryQueue.prune", // a dispatcher works for all companies
                "EmailKeyRecords.state", // concerns the whole store
                "EmailKeyRecords.setState", // concerns the whole store
                "EmailKeyRecords.companyAfter", // an operator works for all companies
                "EmailKeyRecords.renew", // the lead carries its company
                "EmailKeys.keyOf", // one rule for all companies; it reads no store
                "EmailKeys.rule", // one rule for all companies
                "HostTransactions.isActive", // concerns the thread
                "IdempotentWrites.complete", // the attempt carries its company
                "IdempotentWrites.during", // the attempt carries its company
                "IdempotentWrites.purge", // a worker works for all companies
                "IdempotentWrites.release", // the attempt carries its company
                "IdempotentWrites.reserve", // the attempt carries its company
                "HostTransactions.afterCommit", // concerns the thread
                "LeadEventListener.onEvent", // the event carries its company
                "TransactionListener.leadChanging", // the change carries its company
                "TransactionListener.conversationChanging", // the change carries its company
                "TransactionListener.activityRecording", // the report carries its company
                "WebhookRepository.add", // the subscription carries its company
                "WebhookRepository.update", // the subscription carries its company
                "WebhookRepository.remove", // the subscription carries its company
                "RateLimiter.count", // limits addresses and agents before the company is known
                "RateLimiter.look", // limits addresses and agents before the company is known
                "StoreHealth.check", // concerns the store
                "HeldSubmissionRepository.hold", // the submission carries its company
                "HeldSubmissionRepository.release", // the submission carries its company
                "HeldSubmissionRepository.countDue", // an operator works for all companies
                "HeldSubmissionRepository.companyAfter", // a worker works for all companies
                "OptInRepository.confirm", // the submission carries its company
                "ConfirmationSender.send", // the request carries its company
                "RegistrationGuard.judge", // the attempt carries its company
                "SubmissionPolicy.takesOver", // the lead carries its company
                "SubmissionRepository.add", // the submission carries its company
                "SubmissionRepository.apply", // the submission carries its company
                "SuppressionList.add", // the entry carries its company
                "SuppressionList.countByKey", // an operator looks at all companies
                "AccessLog.accessed"); // the access carries its company
        return DescribedPredicate.describe(
                "work for every company, or get it in an argument",
                method -> exceptions.contains(method.getOwner().getSimpleName() + "." + method.getName()));
    }

    private static ArchCondition<JavaMethod> takeTheCompanyFirst() {
        return Conditions.condition("take a CompanyId first", (method, events) -> {
            List<JavaClass> parameters = method.getRawParameterTypes();
            boolean first =
                    !parameters.isEmpty() && parameters.get(0).getSimpleName().equals("CompanyId");
            events.add(new SimpleConditionEvent(method, first, method.getFullName() + " does not take it first"));
        });
    }

    private static ArchCondition<JavaClass> haveOneMethodNamedByTheirVerb() {
        return Conditions.condition(
                "have one method whose words occur in their name in the same order", (port, events) -> {
                    List<String> words = wordsOf(port.getSimpleName());
                    boolean verb = port.getMethods().size() == 1
                            && port.getMethods().stream()
                                    .allMatch(method -> isSubsequence(wordsOf(method.getName()), words));
                    events.add(new SimpleConditionEvent(port, verb, port.getName() + " has " + port.getMethods()));
                });
    }

    private static ArchCondition<JavaClass> beInAFacadeOfTheirPackage() {
        return Conditions.condition("be extended by a facade of their package", (port, events) -> {
            boolean listed = port.getSubclasses().stream()
                    .anyMatch(
                            type -> FACADES.test(type) && type.getPackageName().equals(port.getPackageName()));
            events.add(new SimpleConditionEvent(port, listed, port.getName() + " is in no facade of its package"));
        });
    }

    private static List<String> wordsOf(String name) {
        return List.of(name.split("(?=[A-Z])")).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean isSubsequence(List<String> part, List<String> whole) {
        int found = 0;
        for (String word : whole) {
            if (found < part.size() && part.get(found).equals(word)) {
                found++;
            }
        }
        return found == part.size();
    }

    private static ArchCondition<JavaClass> haveFewMethods() {
        return Conditions.condition("have at most " + MAX_METHODS + " methods", (port, events) -> {
            int methods = port.getMethods().size();
            events.add(new SimpleConditionEvent(port, methods <= MAX_METHODS, port.getName() + " has " + methods));
        });
    }
}
