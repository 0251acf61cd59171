package io.tollgate.chaos.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a call of [Failpoints#reached(String)] at each point of a class that is being loaded.
final class Weaver implements ClassFileTransformer {
    private static final ClassDesc FAILPOINTS = ClassDesc.of("io.tollgate.chaos.agent.Failpoints");
    private static final MethodTypeDesc REACHED =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            ProtectionDomain domain,
            byte[] bytes) {
        List<Point> points = name == null ? List.of() : Point.in(name);
        if (points.isEmpty() || loader == null) {
            return null;
        }
        ClassFile files =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel model = files.parse(bytes);
        ClassTransform woven = ClassTransform.ACCEPT_ALL;
        for (Point point : points) {
            woven =
                    woven.andThen(
                            ClassTransform.transformingMethodBodies(
                                    method -> isTheMethod(method, point), code(point)));
        }
        return files.transformClass(model, woven);
    }

    /// Overloads that only hand on to another one count too; abstract methods have no body.
    private static boolean isTheMethod(MethodModel method, Point point) {
        return point.isIn(method.methodName().stringValue()) && method.code().isPresent();
    }

    private static CodeTransform code(Point point) {
        if (point.isAt(Point.Edge.EXIT)) {
            return (code, element) -> {
                if (element instanceof ReturnInstruction) {
                    ask(code, point);
                }
                code.with(element);
            };
        }
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                ask(code, point);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        };
    }

    private static void ask(CodeBuilder code, Point point) {
        code.ldc(point.name()).invokestatic(FAILPOINTS, "reached", REACHED);
    }
}
