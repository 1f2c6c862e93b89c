package org.confab.web.access;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource of the admin API: over HTTPS alone, for accounts of administrators alone. Without
 * {@link Allowed}, every role reads ({@code GET}) and administrators change. What is not a read,
 * and every refusal, is entered in the audit log by {@link AuditTrail}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AdminApi {}
