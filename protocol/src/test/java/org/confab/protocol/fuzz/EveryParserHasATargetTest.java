package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/**
 * A parser is a public class with a public static method whose name begins with {@code read},
 * {@code parse}, {@code find} or {@code verify} and takes what has come from outside. Each is named
 * by a target.
 */
class EveryParserHasATargetTest {
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

  @Test
  void a_new_parser_without_a_target_is_found() {
    Set<String> covered = new HashSet<>();
    new ProtocolTargets()
        .all()
        .forEach(target -> target.covers().forEach(each -> covered.add(each.getName())));
    Set<String> without = new TreeSet<>();
    int parsers = 0;
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.confab.protocol")) {
      if (isParser(each)) {
        parsers++;
        if (!covered.contains(each.getName())) {
          without.add(each.getName());
        }
      }
    }
    assertThat(without).as("parsers without a fuzz target").isEmpty();
    assertThat(parsers).isGreaterThan(80);
  }

  @Test
  void names_are_unique() {
    assertThat(new ProtocolTargets().all().stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }

  private static boolean isParser(JavaClass each) {
    return each.getModifiers().contains(JavaModifier.PUBLIC)
        && (each.getMethods().stream().anyMatch(EveryParserHasATargetTest::reads)
            || each.getConstructors().stream()
                .anyMatch(made -> takes(made.getRawParameterTypes(), InputStream.class)));
  }

  private static boolean takes(List<JavaClass> parameters, Class<?> type) {
    return parameters.stream().anyMatch(one -> one.getName().equals(type.getName()));
  }

  private static boolean reads(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
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
