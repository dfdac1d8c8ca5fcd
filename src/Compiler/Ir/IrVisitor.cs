namespace Pyd.Compiler.Ir;

/// <summary>
/// Every kind of node once, with no default: a new node breaks each back end that has not handled it.
/// </summary>
internal abstract class IrVisitor
{
    public void Visit(IrNode node)
    {
        switch (node)
        {
            case IrConstant n: Visit(n); break;
            case IrText n: Visit(n); break;
            case IrGetLocal n: Visit(n); break;
            case IrGetGlobal n: Visit(n); break;
            case IrGetThread n: Visit(n); break;
            case IrArgument n: Visit(n); break;
            case IrEventTime n: Visit(n); break;
            case IrEventCpu n: Visit(n); break;
            case IrBinary n: Visit(n); break;
            case IrUnary n: Visit(n); break;
            case IrNarrow n: Visit(n); break;
            case IrLoad n: Visit(n); break;
            case IrConditional n: Visit(n); break;
            case IrIsMissing n: Visit(n); break;
            case IrRuntimeCall n: Visit(n); break;
            case IrContainerCall n: Visit(n); break;
            case IrCall n: Visit(n); break;
            case IrBlock n: Visit(n); break;
            case IrSequencePoint n: Visit(n); break;
            case IrEvaluate n: Visit(n); break;
            case IrSetLocal n: Visit(n); break;
            case IrSetGlobal n: Visit(n); break;
            case IrSetThread n: Visit(n); break;
            case IrStore n: Visit(n); break;
            case IrIf n: Visit(n); break;
            case IrLoop n: Visit(n); break;
            case IrForeach n: Visit(n); break;
            case IrBreak n: Visit(n); break;
            case IrContinue n: Visit(n); break;
            case IrReturn n: Visit(n); break;
            case IrEndClause n: Visit(n); break;
            case IrFault n: Visit(n); break;
            case IrRaise n: Visit(n); break;
            case IrStartActions n: Visit(n); break;
            case IrActions n: Visit(n); break;
            case IrPropagate n: Visit(n); break;
            case IrTry n: Visit(n); break;
            case IrPrinta n: Visit(n); break;
            default: throw new System.Diagnostics.UnreachableException(node.ToString());
        }
    }

    protected abstract void Visit(IrConstant node);

    protected abstract void Visit(IrText node);

    protected abstract void Visit(IrGetLocal node);

    protected abstract void Visit(IrGetGlobal node);

    protected abstract void Visit(IrGetThread node);

    protected abstract void Visit(IrArgument node);

    protected abstract void Visit(IrEventTime node);

    protected abstract void Visit(IrEventCpu node);

    protected abstract void Visit(IrBinary node);

    protected abstract void Visit(IrUnary node);

    protected abstract void Visit(IrNarrow node);

    protected abstract void Visit(IrLoad node);

    protected abstract void Visit(IrConditional node);

    protected abstract void Visit(IrIsMissing node);

    protected abstract void Visit(IrRuntimeCall node);

    protected abstract void Visit(IrContainerCall node);

    protected abstract void Visit(IrCall node);

    protected abstract void Visit(IrBlock node);

    protected abstract void Visit(IrSequencePoint node);

    protected abstract void Visit(IrEvaluate node);

    protected abstract void Visit(IrSetLocal node);

    protected abstract void Visit(IrSetGlobal node);

    protected abstract void Visit(IrSetThread node);

    protected abstract void Visit(IrStore node);

    protected abstract void Visit(IrIf node);

    protected abstract void Visit(IrLoop node);

    protected abstract void Visit(IrForeach node);

    protected abstract void Visit(IrBreak node);

    protected abstract void Visit(IrContinue node);

    protected abstract void Visit(IrReturn node);

    protected abstract void Visit(IrEndClause node);

    protected abstract void Visit(IrFault node);

    protected abstract void Visit(IrRaise node);

    protected abstract void Visit(IrStartActions node);

    protected abstract void Visit(IrActions node);

    protected abstract void Visit(IrPropagate node);

    protected abstract void Visit(IrTry node);

    protected abstract void Visit(IrPrinta node);
}
