package org.confab.protocol.fuzz;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.XmlElement;

/**
 * Which classes of a module are parsers: a class with a static method whose name begins with {@code
 * read}, {@code parse}, {@code find} or {@code verify} and takes what has come from outside, or one
 * made of a stream. Each of them is to be named by a target.
 */
public final class ParserRule {
  private static final List<String> VERBS =
      List.of("read", "parse", "find", "verify", "ntlm", "in");
  private static final Set<String> WIRE =
      Set.of(
          byte[].class.getName(),
          String.class.getName(),
          ByteBuffer.class.getName(),
          InputStream.class.getName(),
          XmlElement.class.getName(),
          SoapEnvelope.class.getName());

  private final Set<String> parsers = new TreeSet<>();

  private final boolean inner;

  private ParserRule(String below, boolean inner) {
    this.inner = inner;
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(below)) {
      if (isParser(each)) {
        parsers.add(each.getName());
      }
    }
  }

  /** The public ones below that package, tests left out. */
  public static ParserRule ofPublic(String below) {
    return new ParserRule(below, false);
  }

  /** As {@link #ofPublic}, and those that their package keeps to itself. */
  public static ParserRule withInner(String below) {
    return new ParserRule(below, true);
  }

  /** The names of all of them. */
  public Set<String> parsers() {
    return Set.copyOf(parsers);
  }

  /** The names of those that no target of that table names. */
  public Set<String> without(FuzzTargets table) {
    Set<String> left = new TreeSet<>(parsers);
    left.removeAll(covered(table));
    return left;
  }

  private static Set<String> covered(FuzzTargets table) {
    Set<String> covered = new HashSet<>();
    table.all().forEach(target -> target.covers().forEach(each -> covered.add(each.getName())));
    return covered;
  }

  private boolean isParser(JavaClass each) {
    return isOpen(each.getModifiers())
        && (each.getMethods().stream().anyMatch(this::reads)
            || each.getConstructors().stream()
                .anyMatch(made -> takes(made.getRawParameterTypes(), InputStream.class)));
  }

  private static boolean takes(List<JavaClass> parameters, Class<?> type) {
    return parameters.stream().anyMatch(one -> one.getName().equals(type.getName()));
  }

  private boolean isOpen(Set<JavaModifier> modifiers) {
    return inner
        ? !modifiers.contains(JavaModifier.PRIVATE) && !modifiers.contains(JavaModifier.SYNTHETIC)
        : modifiers.contains(JavaModifier.PUBLIC);
  }

  private boolean reads(JavaMethod method) {
    return isOpen(method.getModifiers())
        && method.getModifiers().contains(JavaModifier.STATIC)
        && VERBS.stream().anyMatch(verb -> isOf(method.getName(), verb))
        && method.getRawParameterTypes().stream().anyMatch(type -> WIRE.contains(type.getName()));
  }

  // read and readRequest, but not ready.
  private static boolean isOf(String name, String verb) {
    return name.equals(verb)
        || name.startsWith(verb)
            && name.length() > verb.length()
            && Character.isUpperCase(name.charAt(verb.length()));
  }
}
