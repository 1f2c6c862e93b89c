package org.confab.web.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.access.AdminRole;

/** The roles that may call a method of a resource. */
public final class Roles {
  private Roles() {}

  /** See {@link Allowed} and {@link AdminApi}. */
  public static Set<AdminRole> of(Class<?> resource, Method method) {
    Optional<Allowed> said =
        Optional.ofNullable(method.getAnnotation(Allowed.class))
            .or(() -> Optional.ofNullable(resource.getAnnotation(Allowed.class)));
    Set<AdminRole> roles = EnumSet.of(AdminRole.ADMINISTRATOR);
    if (said.isPresent()) {
      roles.addAll(List.of(said.get().value()));
    } else if (reads(method)) {
      roles.addAll(EnumSet.allOf(AdminRole.class));
    }
    return Collections.unmodifiableSet(roles);
  }

  private static boolean reads(Method method) {
    return method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(HEAD.class);
  }
}
