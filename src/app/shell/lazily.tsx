import { Component, lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { useLang } from './texts.ts';

/** A part of the page that is loaded when it is first opened. If it cannot be, the rest of the page stays and says so. */
export function lazily<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): ComponentType<P> {
  return function Lazily(props: P) {
    return <Retrying load={load} props={props} />;
  };
}

interface RetryingProps<P> {
  readonly load: () => Promise<{ readonly default: ComponentType<P> }>;
  readonly props: P;
}
interface State<P> {
  readonly Part: ComponentType<P>;
  readonly failed: boolean;
}

class Retrying<P extends object> extends Component<RetryingProps<P>, State<P>> {
  override state: State<P> = { Part: lazy(this.props.load), failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { Part, failed } = this.state;
    if (failed) return <Failed onRetry={() => this.setState({ Part: lazy(this.props.load) as unknown as ComponentType<P>, failed: false })} />;
    return <Suspense fallback={<Waiting />}><Part {...this.props.props} /></Suspense>;
  }
}

function Waiting() {
  const { t } = useLang();
  return <p className="wrap status">{t.roomLoading}</p>;
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLang();
  return <p className="wrap status">{t.roomFailed} <button type="button" className="quiet" onClick={onRetry}>{t.tryAgain}</button></p>;
}
