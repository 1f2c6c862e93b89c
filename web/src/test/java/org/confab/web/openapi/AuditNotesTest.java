package org.confab.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.confab.web.WebApplication;
import org.confab.web.access.AdminApi;
import org.confab.web.access.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The audit log keeps no bodies: whatever a body orders, the method says in its own words. What a
 * path alone orders is in the path.
 */
class AuditNotesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages(WebApplication.class.getPackageName());

  static List<ApiMethod> ordersWithABody() {
    return ApiMethod.of(resources()).stream()
        .filter(method -> !method.verb().equals("GET"))
        .filter(method -> method.told().filter(told -> !told.body().isEmpty()).isPresent())
        .toList();
  }

  private static List<Class<?>> resources() {
    return CLASSES.stream()
        .filter(one -> one.isAnnotatedWith(Path.class) && one.getSimpleName().endsWith("Resource"))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }

  @Test
  void thereAreSuchOrders() {
    assertThat(ordersWithABody()).hasSizeGreaterThan(12);
    assertThat(resources()).anyMatch(one -> one.isAnnotationPresent(AdminApi.class));
  }

  @ParameterizedTest
  @MethodSource("ordersWithABody")
  void whatABodyOrdersIsNoted(ApiMethod method) {
    JavaClass resource = CLASSES.get(method.resource());
    Set<JavaCodeUnit> reached = new HashSet<>();
    resource.getMethods().stream()
        .filter(one -> one.getName().equals(method.method().getName()))
        .forEach(one -> reach(one, reached));
    assertThat(reached).as(method.toString()).anyMatch(AuditNotesTest::notes);
  }

  /** The methods of the same class that are called from there, by whatever way. */
  private static void reach(JavaCodeUnit from, Set<JavaCodeUnit> reached) {
    if (!reached.add(from)) {
      return;
    }
    from.getMethodCallsFromSelf().stream()
        .filter(call -> call.getTargetOwner().equals(from.getOwner()))
        .flatMap(call -> call.getTarget().resolveMember().stream())
        .forEach(next -> reach(next, reached));
    from.getMethodReferencesFromSelf().stream()
        .filter(reference -> reference.getTargetOwner().equals(from.getOwner()))
        .flatMap(reference -> reference.getTarget().resolveMember().stream())
        .forEach(next -> reach(next, reached));
  }

  private static boolean notes(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .map(JavaMethodCall::getTarget)
        .anyMatch(
            target ->
                target.getOwner().isEquivalentTo(AuditTrail.class)
                    && target.getName().equals("note"));
  }
}
