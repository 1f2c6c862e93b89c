package org.confab.web.openapi;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.access.AdminRole;
import org.confab.web.access.AdminApi;
import org.confab.web.access.Roles;

/**
 * A method of the admin API as its annotations describe it.
 *
 * @param resource the class
 * @param method the method of it
 */
record ApiMethod(Class<?> resource, Method method) {
  /** The methods of resource classes that belong to the admin API, by path. */
  static List<ApiMethod> of(List<Class<?>> resources) {
    List<ApiMethod> found = new ArrayList<>();
    for (Class<?> resource : resources) {
      for (Method method : resource.getDeclaredMethods()) {
        ApiMethod one = new ApiMethod(resource, method);
        if (one.isCalled() && one.isAdministered()) {
          found.add(one);
        }
      }
    }
    found.sort(Comparator.comparing(ApiMethod::path).thenComparing(ApiMethod::verb));
    return found;
  }

  private boolean isCalled() {
    return !method.isSynthetic() && verbOf().isPresent();
  }

  private boolean isAdministered() {
    return resource.isAnnotationPresent(AdminApi.class)
        || method.isAnnotationPresent(AdminApi.class);
  }

  private Optional<String> verbOf() {
    return Arrays.stream(method.getAnnotations())
        .flatMap(
            one ->
                Optional.ofNullable(one.annotationType().getAnnotation(HttpMethod.class)).stream())
        .map(HttpMethod::value)
        .findFirst();
  }

  /** The method of HTTP. */
  String verb() {
    return verbOf().orElseThrow();
  }

  /** The path from the root on, with its variables. */
  String path() {
    String own = Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value).orElse("");
    String whole = "/" + resource.getAnnotation(Path.class).value() + "/" + own;
    return whole.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "").replaceAll(":[^}]*}", "}");
  }

  /** The part of the API that it belongs to: what follows {@code /api/}, and what users have. */
  String tag() {
    String[] parts = path().split("/");
    return parts.length > 2 ? parts[2] : "api";
  }

  Optional<Told> told() {
    return Optional.ofNullable(method.getAnnotation(Told.class));
  }

  Set<AdminRole> roles() {
    return Roles.of(resource, method);
  }

  /** What the body is, if there is one. */
  String consumed() {
    return type(Consumes.class, Consumes::value);
  }

  /** What is answered. */
  String produced() {
    return told()
        .map(Told::type)
        .filter(type -> !type.isEmpty())
        .orElseGet(() -> type(Produces.class, Produces::value));
  }

  private <A extends Annotation> String type(
      Class<A> kind, java.util.function.Function<A, String[]> value) {
    return Optional.ofNullable(method.getAnnotation(kind))
        .or(() -> Optional.ofNullable(resource.getAnnotation(kind)))
        .map(value)
        .map(types -> types[0].replaceAll(";.*", "").strip())
        .orElse("application/json");
  }

  /**
   * A parameter.
   *
   * @param name its name
   * @param place {@code path} or {@code query}
   * @param type its Java type
   * @param told what is told of it
   */
  record Input(String name, String place, Class<?> type, String told) {}

  /** Its parameters in path and query. */
  List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (java.lang.reflect.Parameter one : method.getParameters()) {
      String told =
          Optional.ofNullable(one.getAnnotation(Parameter.class)).map(Parameter::value).orElse("");
      Optional.ofNullable(one.getAnnotation(PathParam.class))
          .ifPresent(named -> inputs.add(new Input(named.value(), "path", one.getType(), told)));
      Optional.ofNullable(one.getAnnotation(QueryParam.class))
          .ifPresent(named -> inputs.add(new Input(named.value(), "query", one.getType(), told)));
    }
    told()
        .map(Told::asks)
        .ifPresent(
            asks ->
                Arrays.stream(asks)
                    .map(text -> text.split(": ", 2))
                    .forEach(
                        text -> inputs.add(new Input(text[0], "query", String.class, text[1]))));
    return inputs;
  }

  /** Names it in messages. */
  @Override
  public String toString() {
    return verb() + " " + path() + " (" + resource.getSimpleName() + "." + method.getName() + ")";
  }
}
