<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
${project.groupId}:${project.artifactId} - <#list entry.getValue() as license>${license}<#if license_has_next>; </#if></#list>
</#list>
