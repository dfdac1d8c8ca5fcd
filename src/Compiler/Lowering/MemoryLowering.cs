using Pyd.Compiler.Binding;
using Pyd.Compiler.Ir;
using Pyd.Compiler.Symbols;
using Pyd.Compiler.Text;

namespace Pyd.Compiler.Lowering;

/// <summary>
/// D's memory: addresses are integers, and whatever is read or written at one that may be bad is checked first. What has one place, a global
/// structure for example, is a constant address and needs no check.
/// </summary>
internal sealed class MemoryLowering(ExpressionLowering expressions, StorageTable storage, HandlerScope scope, CodeBuffer code, LanguageRules rules)
{
    /// <summary>An address, and whether it is good without a check.</summary>
    private readonly record struct Place(IrExpression Address, bool IsGood);

    /// <summary>The number or string in memory; of a structure or array, its address.</summary>
    public IrExpression Load(BoundMemory memory) =>
        PlaceOf(memory) is var place && TypeLayout.IsAggregate(memory.Type) ? place.Address : Load(memory, place);

    /// <summary>The address of an element.</summary>
    public IrExpression Address(BoundIndex index) => PlaceOf(index).Address;

    // *p   ──►   if (!Memory.IsReadable(p, 4)) fault; t = load p
    private IrExpression Load(BoundMemory memory, Place place)
    {
        if (memory.Type.IsString)
            return ReadText(place.Address, TypeLayout.StringSize, memory.Location);
        var bytes = BytesOf(memory);
        if (!place.IsGood)
            Require(RuntimeMembers.IsReadable, place.Address, bytes, memory.Location);
        var isSigned = memory.Type is IntegerType { IsSigned: true };
        if (memory.Bits == 0)
            return code.Store(new IrLoad(bytes, isSigned, place.Address));
        var unit = new IrLoad(bytes, false, place.Address);
        var spare = new IrConstant(64 - memory.Bits);
        return code.Store(new IrBinary(isSigned ? BinaryOperation.ShiftRight : BinaryOperation.ShiftRightUnsigned,
            new IrBinary(BinaryOperation.ShiftLeft, unit, spare), spare));
    }

    /// <summary>Writes a value, which may use what was there before.</summary>
    /// <returns>The value.</returns>
    public IrExpression Store(BoundMemory memory, BoundExpression value)
    {
        var place = PlaceOf(memory);
        var stored = expressions.Assignments.LowerValue(value, () => Load(memory, place));
        if (stored is not (IrConstant or IrText))
            stored = code.Store(stored);
        Store(memory, place, stored);
        return stored;
    }

    public IrExpression Increment(BoundMemory memory, BoundIncrement increment)
    {
        var place = PlaceOf(memory);
        var old = Load(memory, place);
        var next = code.Store(ExpressionLowering.Narrow(new IrBinary(BinaryOperation.Add, old, new IrConstant(increment.Delta)), memory.Type));
        Store(memory, place, next);
        return increment.IsPostfix ? old : next;
    }

    private void Store(BoundMemory memory, Place place, IrExpression value)
    {
        var size = memory.Type.IsString ? TypeLayout.StringSize : BytesOf(memory);
        if (!place.IsGood)
            Require(RuntimeMembers.IsWritable, place.Address, size, memory.Location);
        if (memory.Type.IsString)
            code.Add(new IrEvaluate(new IrRuntimeCall(RuntimeMembers.StoreText, [place.Address, new IrConstant(size), value])));
        else
            code.Add(new IrStore(size, place.Address, memory.Bits < size * 8 && memory.Bits > 0 ? BesideOtherBits(memory.Bits, size, place.Address, value) : value));
    }

    // x.bits = v   ──►   store (load x & ~mask | v & mask), since in a union the other bits of the last byte belong to other members
    private static IrBinary BesideOtherBits(int bits, int bytes, IrExpression address, IrExpression value)
    {
        var mask = (1L << bits) - 1;
        return new IrBinary(BinaryOperation.Or, new IrBinary(BinaryOperation.And, new IrLoad(bytes, false, address), new IrConstant(~mask)),
            new IrBinary(BinaryOperation.And, value, new IrConstant(mask)));
    }

    private static int BytesOf(BoundMemory memory) => memory.Bits > 0 ? StructType.BytesOf(memory.Bits) : (int)TypeLayout.SizeOf(memory.Type);

    /// <summary>Assigns a whole structure; 0 gives back what an element or thread-local has.</summary>
    public IrExpression Copy(BoundAssignment assignment)
    {
        var target = assignment.Target;
        var size = TypeLayout.SizeOf(target.Type);
        var source = expressions.Lower(assignment.Value);
        if (source is not IrConstant)
            source = code.Store(source);
        if (assignment.Value.Type is not StructType)
            return Release(target, size);
        if (!IsVariable(source, size))
            Require(RuntimeMembers.IsReadable, source, size, assignment.Value.Location);
        var place = PlaceOf(target, creates: true);
        if (!place.IsGood)
            Require(RuntimeMembers.IsWritable, place.Address, size, target.Location);
        Copy(source, place.Address, new IrConstant(size));
        return place.Address;
    }

    private IrConstant Release(BoundExpression target, long size)
    {
        var none = new IrConstant(0);
        if (target is BoundVariable { Symbol: var symbol })
        {
            Free(expressions.Variables.Get(symbol));
            expressions.Variables.Set(symbol, none);
        }
        else if (target is BoundElement element)
        {
            var keys = expressions.LowerAll(element.Keys);
            Free(expressions.Variables.Get(element.Array, keys));
            expressions.Variables.Set(element.Array, keys, none);
        }
        return none;

        void Free(IrExpression block) => code.Add(new IrEvaluate(new IrRuntimeCall(RuntimeMembers.FreeBlock, [block, new IrConstant(size)])));
    }

    /// <summary>The string at an address.</summary>
    public IrExpression ReadText(BoundTextAt text) => ReadText(PlaceOf(text.Address, creates: false).Address, text.Most, text.Location);

    private IrExpression ReadText(IrExpression address, long most, TextLocation location)
    {
        var text = code.Store(new IrRuntimeCall(RuntimeMembers.ReadText, [address, new IrConstant(most)]));
        code.Add(new IrIf(new IrIsMissing(text), new IrBlock([rules.Fault(FaultCause.BadAddress, address, location)]), null));
        return text;
    }

    /// <summary>A structure as a key.</summary>
    public IrExpression ReadBytes(BoundBytes bytes)
    {
        var size = TypeLayout.SizeOf(bytes.Type);
        var place = PlaceOf(bytes.Aggregate, creates: false);
        if (!place.IsGood)
            Require(RuntimeMembers.IsWritable, place.Address, size, bytes.Location);
        return code.Store(new IrRuntimeCall(RuntimeMembers.ReadBytes, [place.Address, new IrConstant(size)]));
    }

    /// <summary>Where a string's bytes are: of a constant for good, else for the rest of the clause.</summary>
    public IrExpression AddressOf(BoundTextAddress address)
    {
        if (address.Text is BoundString literal)
            return code.Store(new IrRuntimeCall(RuntimeMembers.AddressOfLiteral, [new IrText(literal.Value)]));
        scope.UsesScratch = true;
        var text = code.Store(expressions.LowerRaw(address.Text));
        var bytes = code.Store(new IrRuntimeCall(RuntimeMembers.AddressOf, [text]));
        // An unset string is at 0, where only reading is a fault.
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, bytes), new IrBlock([new IrIf(new IrUnary(UnaryOperation.Not, new IrIsMissing(text)), NoScratch(address.Location), null)]), null));
        return bytes;
    }

    private IrBlock NoScratch(TextLocation location) => new([rules.Fault(FaultCause.NoScratch, new IrConstant(0), location)]);

    public IrExpression Allocate(BoundExpression size, TextLocation location) =>
        Scratch(new IrRuntimeCall(RuntimeMembers.AllocateScratch, [expressions.Lower(size)]), location);

    /// <summary>copyin(a, n)   ──►   t = alloca(n); copy n bytes from a to t; t</summary>
    public IrExpression CopyIn(BoundBuiltin call)
    {
        var operands = Operands(call);
        scope.MayReadStrings();
        var target = Scratch(new IrRuntimeCall(RuntimeMembers.AllocateScratch, [operands[1]]), call.Location);
        Require(RuntimeMembers.IsReadable, operands[0], operands[1], call.Location);
        Copy(operands[0], target, operands[1]);
        return target;
    }

    /// <summary>copyinto(a, n, p) and bcopy(p, q, n), by the numbers of their arguments.</summary>
    public IrExpression CopyBytes(BoundBuiltin call, int source, int target, int size)
    {
        var operands = Operands(call);
        scope.MayReadStrings();
        if (call.Builtin.Name == "bcopy")
            RequireWhole(RuntimeMembers.IsReadable, operands[source]);
        else
            Require(RuntimeMembers.IsReadable, operands[source], operands[size], call.Location);
        RequireWhole(RuntimeMembers.IsWritable, operands[target]);
        Copy(operands[source], operands[target], operands[size]);
        return new IrConstant(0);

        // A place of the script's that is good where it begins has a wrong size, no wrong address.
        void RequireWhole(RuntimeMember check, IrExpression address)
        {
            Require(check, address, new IrConstant(1), call.Location);
            Require(check, address, operands[size], call.Location, FaultCause.BadSize, operands[size]);
        }
    }

    private IrExpression[] Operands(BoundBuiltin call) =>
        [.. expressions.LowerAll(call.Arguments).Select(operand => operand is IrConstant ? operand : code.Store(operand))];

    private IrExpression Scratch(IrRuntimeCall call, TextLocation location)
    {
        scope.UsesScratch = true;
        var address = code.Store(call);
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, address), NoScratch(location), null));
        return address;
    }

    private void Copy(IrExpression source, IrExpression target, IrExpression size) =>
        code.Add(new IrEvaluate(new IrRuntimeCall(RuntimeMembers.CopyMemory, [source, target, size])));

    private void Require(RuntimeMember check, IrExpression address, long size, TextLocation location) => Require(check, address, new IrConstant(size), location);

    private void Require(RuntimeMember check, IrExpression address, IrExpression size, TextLocation location, FaultCause cause = FaultCause.BadAddress, IrExpression? value = null) =>
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, new IrRuntimeCall(check, [address, size])),
            new IrBlock([rules.Fault(cause, value ?? address, location)]), null));

    /// <summary>The address that an expression stands for, computed once.</summary>
    /// <param name="expression">A structure, an array, something in them, or a pointer.</param>
    /// <param name="creates">An element or thread-local that has no bytes yet gets some: all of it is about to be written.</param>
    private Place PlaceOf(BoundExpression expression, bool creates)
    {
        switch (expression)
        {
            case BoundMemory memory when TypeLayout.IsAggregate(memory.Type):
                return PlaceOf(memory);
            case BoundIndex index:
                return PlaceOf(index);
            case BoundConversion { Operand: var operand } when TypeLayout.IsAggregate(operand.Type):
                return PlaceOf(operand, creates: false) with { IsGood = false };
            case BoundVariable { Symbol: { Kind: VariableKind.ThreadLocal } symbol } when creates && TypeLayout.IsAggregate(symbol.Type):
                return Create(expressions.Variables.Get(symbol), symbol.Type, expression.Location, block => expressions.Variables.Set(symbol, block));
            case BoundElement { Array: var array } element when creates && TypeLayout.IsAggregate(array.Value):
                var keys = expressions.LowerAll(element.Keys).Select(key => key is IrConstant or IrText ? key : code.Store(key)).ToArray();
                return Create(expressions.Variables.Get(array, keys), array.Value, expression.Location, block => expressions.Variables.Set(array, keys, block));
            default:
                var pointer = expressions.Lower(expression);
                scope.MayReadStrings();
                return new(pointer is IrConstant ? pointer : code.Store(pointer), IsVariable(pointer, 0) && TypeLayout.IsAggregate(expression.Type));
        }
    }

    private Place PlaceOf(BoundMemory memory)
    {
        var place = PlaceOf(memory.Base, creates: false);
        var address = Add(place.Address, memory.Offset);
        return new(address, place.IsGood || IsVariable(address, TypeLayout.SizeOf(memory.Type)));
    }

    // a[i]   ──►   if (i < 0 || i >= 5) fault; a + i * 4
    private Place PlaceOf(BoundIndex index)
    {
        var place = PlaceOf(index.Array, creates: false);
        var number = code.Store(expressions.Lower(index.Index));
        var isChecked = index.Count > 1;
        var size = new IrConstant(index.ElementSize);
        var bytes = new IrBinary(BinaryOperation.Multiply, number, size);
        if (isChecked)
        {
            // ERROR sees the index that the bytes lead to, which of a negative one is a large number.
            var outside = rules.Fault(FaultCause.BadIndex, new IrBinary(BinaryOperation.DivideUnsigned, bytes, size), index.Location);
            code.Add(new IrIf(new IrBinary(BinaryOperation.GreaterOrEqualUnsigned, number, new IrConstant(index.Count)), new IrBlock([outside]), null));
        }
        return new(code.Store(new IrBinary(BinaryOperation.Add, place.Address, bytes)), place.IsGood && isChecked);
    }

    // t = thread.s; if (!t) { t = NewBlock(size); if (!t) fault; thread.s = t; }
    private Place Create(IrExpression block, TypeSymbol type, TextLocation location, Action<IrExpression> set)
    {
        var local = code.NewLocal(ValueKind.Integer);
        var current = new IrGetLocal(local);
        code.Add(new IrSetLocal(local, block));
        var make = code.Collect(() =>
        {
            code.Add(new IrSetLocal(local, new IrRuntimeCall(RuntimeMembers.NewBlock, [new IrConstant(TypeLayout.SizeOf(type))])));
            code.Add(new IrIf(new IrUnary(UnaryOperation.Not, current), new IrBlock([rules.Fault(FaultCause.NoScratch, new IrConstant(0), location)]), null));
            set(current);
        });
        code.Add(new IrIf(new IrUnary(UnaryOperation.Not, current), make, null));
        return new(current, IsGood: true);
    }

    private bool IsVariable(IrExpression address, long size) => address is IrConstant { Value: var value } && storage.HoldsVariables(value, size);

    private IrExpression Add(IrExpression address, long offset) => (address, offset) switch
    {
        (_, 0) => address,
        (IrConstant constant, _) => new IrConstant(constant.Value + offset),
        _ => code.Store(new IrBinary(BinaryOperation.Add, address, new IrConstant(offset))),
    };
}
