package stockroom.tenant.folder;

/** What the YAML of a tenant's file came to, before a password file is looked into. */
sealed interface Parsed permits TenantDraft, TenantFile.Broken {}
