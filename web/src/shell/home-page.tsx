import { Navigate } from 'react-router';
import { useViewer } from './viewer.ts';

/** Leads everybody to what they most likely came for. */
export function HomePage() {
  return <Navigate to={useViewer().isAdministrator ? '/people' : '/account'} replace />;
}
