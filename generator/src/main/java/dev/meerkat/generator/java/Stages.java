// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.meerkat.generator.plan.JavaNames;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Interfaces of a writer, one for each part that has its turn: what is called out of order does not
 * compile.
 *
 * <p>The writer itself implements them all, so nothing is allocated or called that would not be
 * without them; who wants to call as it comes, calls the writer.
 */
public final class Stages {
  private static final String FINISH = "Finish";

  private final ClassName self;
  private final ClassName holder;
  private final List<Stage> stages = new ArrayList<>();

  /**
   * The turn of one part.
   *
   * @param setters what is called then
   * @param isOptional whether the part may be left out
   * @param isRepeated whether it may be called again
   */
  private record Stage(
      ClassName type, List<MethodSpec> setters, boolean isOptional, boolean isRepeated) {
    /** {@code headers}. */
    String part() {
      return JavaNames.camel(type.simpleName());
    }
  }

  /**
   * @param self the writer
   * @param holder the class that holds the interfaces: a class cannot implement what it holds
   */
  public Stages(ClassName self, ClassName holder) {
    this.self = self;
    this.holder = holder;
  }

  /** Adds the turn of the next part on the wire. */
  public void add(String part, List<MethodSpec> methods, boolean isOptional, boolean isRepeated) {
    List<MethodSpec> setters =
        methods.stream().filter(m -> m.modifiers().contains(Modifier.PUBLIC)).toList();
    if (!setters.isEmpty()) {
      String name = JavaNames.pascal(part);
      String own = name.equals(FINISH) ? name + "Field" : name;
      stages.add(new Stage(holder.nestedClass(own), setters, isOptional, isRepeated));
    }
  }

  /** How many parts have a turn. */
  public int count() {
    return stages.size();
  }

  /**
   * The holder, for a request's head,
   *
   * <pre>
   * public final class RequestHeadStages {
   *   public interface Method {
   *     Target method(byte[] value);
   *   }
   *   …
   *   public interface Headers extends Finish {
   *     Headers header(byte[] name, byte[] value);
   *   }
   *
   *   public interface Finish {
   *     int finish();
   *   }
   * }
   * </pre>
   *
   * @param finish what ends the message
   */
  public TypeSpec type(MethodSpec finish) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(holder)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                Javadocs.of(
                    "The parts that {@code "
                        + self.simpleName()
                        + "} writes, one behind the other: {@code inOrder()} gives the first, each"
                        + " setter the next. Another order does not compile."))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (int i = 0; i < stages.size(); i++) {
      type.addType(stage(stages.get(i), after(i)));
    }
    return type.addType(
            stage("The end.", after(stages.size()))
                .addMethod(abstracted(finish, finish.returnType()))
                .build())
        .build();
  }

  private ClassName after(int stage) {
    return stage + 1 < stages.size() ? stages.get(stage + 1).type : holder.nestedClass(FINISH);
  }

  /** Makes the writer implement them all, and lead to the first with {@code inOrder()}. */
  public void addTo(TypeSpec.Builder writer) {
    stages.forEach(stage -> writer.addSuperinterface(stage.type));
    writer.addSuperinterface(holder.nestedClass(FINISH));
    writer.addMethod(inOrder());
  }

  /** {@code public RequestHeadStages.Method inOrder() { return this; }}. */
  private MethodSpec inOrder() {
    return MethodSpec.methodBuilder("inOrder")
        .addJavadoc(
            Javadocs.of(
                "This writer, seen part by part in the order of the wire: another order does not"
                    + " compile."))
        .addModifiers(Modifier.PUBLIC)
        .returns(stages.get(0).type)
        .addStatement("return this")
        .build();
  }

  private TypeSpec stage(Stage stage, ClassName next) {
    TypeSpec.Builder type =
        stage(
            "The turn of {@code "
                + stage.part()
                + "}"
                + (stage.isOptional ? ", which may be left out." : "."),
            stage.type);
    if (stage.isOptional) {
      type.addSuperinterface(next);
    }
    ClassName then = stage.isRepeated ? stage.type : next;
    for (MethodSpec setter : stage.setters) {
      type.addMethod(abstracted(setter, leadingTo(then, setter.returnType())));
    }
    return type.build();
  }

  private static TypeSpec.Builder stage(String doc, ClassName name) {
    return TypeSpec.interfaceBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(Javadocs.of(doc));
  }

  /** What the writer returns, as the stage that comes then; numbers stay. */
  private TypeName leadingTo(ClassName stage, TypeName returned) {
    if (returned.equals(self)) {
      return stage;
    } else if (returned instanceof ParameterizedTypeName owned
        && owned.typeArguments().contains(self)) {
      List<TypeName> arguments =
          owned.typeArguments().stream()
              .map(a -> a.equals(self) ? WildcardTypeName.subtypeOf(stage) : a)
              .toList();
      return ParameterizedTypeName.get(owned.rawType(), arguments.toArray(TypeName[]::new));
    }
    return returned;
  }

  private static MethodSpec abstracted(MethodSpec method, TypeName returned) {
    return MethodSpec.methodBuilder(method.name())
        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
        .returns(returned)
        .addParameters(method.parameters())
        .build();
  }
}
